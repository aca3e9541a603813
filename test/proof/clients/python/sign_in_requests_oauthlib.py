"""requests with OAuth, as its own documentation shows it for an application."""
from oauthlib.oauth2 import BackendApplicationClient
from oauthlib.oauth2.rfc6749.errors import OAuth2Error
from requests_oauthlib import OAuth2Session

from read import ADDRESS, CLIENT, SCOPE, SECRET, TOKEN_URL, fail, show

session = OAuth2Session(client=BackendApplicationClient(client_id=CLIENT, scope=SCOPE))
try:
    session.fetch_token(TOKEN_URL, client_id=CLIENT, client_secret=SECRET, include_client_id=True)
except OAuth2Error as error:
    fail(error)
show(session.get(ADDRESS))
