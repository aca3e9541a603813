"""What each program here does once it has signed in: it reads from Power BI, and prints what came."""
import os
import sys

import requests

TENANT = os.environ["AZURE_TENANT_ID"]
CLIENT = os.environ["AZURE_CLIENT_ID"]
SECRET = os.environ["AZURE_CLIENT_SECRET"]
AUTHORITY = "https://login.microsoftonline.com/" + TENANT
TOKEN_URL = AUTHORITY + "/oauth2/v2.0/token"
SCOPE = "https://analysis.windows.net/powerbi/api/.default"
ADDRESS = "https://api.powerbi.com" + (sys.argv[1] if len(sys.argv) > 1 else "/v1.0/myorg/groups")


def read(token):
    """Reads with a token that a library got."""
    show(requests.get(ADDRESS, headers={"Authorization": "Bearer " + token}))


def show(answer):
    """Prints what was answered; a refusal ends the program with 1."""
    print(answer.status_code, answer.headers.get("x-powerbi-error-info", ""), answer.text)
    sys.exit(0 if answer.ok else 1)


def fail(error):
    """Prints what a library says went wrong, in its own words."""
    print(error)
    sys.exit(1)
