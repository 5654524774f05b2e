"""The ways in: invitations, second factors, passkeys and the district's own sign-in; `hub.accounts` stands behind all of them."""
