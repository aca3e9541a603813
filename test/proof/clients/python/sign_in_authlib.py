"""Authlib's session for requests."""
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.requests_client import OAuth2Session

from read import ADDRESS, CLIENT, SCOPE, SECRET, TOKEN_URL, fail, show

session = OAuth2Session(CLIENT, SECRET, scope=SCOPE, token_endpoint_auth_method="client_secret_post")
try:
    session.fetch_token(TOKEN_URL, grant_type="client_credentials")
except AuthlibBaseError as error:
    fail(error)
show(session.get(ADDRESS))
