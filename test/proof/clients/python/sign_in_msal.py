"""Microsoft's sign-in library for Python."""
import msal

from read import AUTHORITY, CLIENT, SCOPE, SECRET, fail, read

try:
    app = msal.ConfidentialClientApplication(CLIENT, client_credential=SECRET, authority=AUTHORITY)
    result = app.acquire_token_silent([SCOPE], account=None) or app.acquire_token_for_client([SCOPE])
except ValueError as error:
    fail(error)
if "access_token" in result:
    read(result["access_token"])
fail(result)
