"""Azure's credentials for Python, with nothing set but what is in the environment."""
from azure.core.exceptions import ClientAuthenticationError
from azure.identity import EnvironmentCredential

from read import SCOPE, fail, read

try:
    token = EnvironmentCredential().get_token(SCOPE).token
except (ClientAuthenticationError, ValueError) as error:
    fail(error)
read(token)
