"""门: how people come in, and how they keep their way in safe; sign-in itself stands in web/session.py."""

from __future__ import annotations

from web.door import devices, forgotten, keepers, keys, messages, ours, provider, roles, second, welcome

__all__ = ["messages"]

routes = [
    *welcome.routes,
    *forgotten.routes,
    *second.routes,
    *keys.routes,
    *provider.routes,
    *roles.routes,
    *devices.routes,
    *ours.routes,
    *keepers.routes,
]
PUBLIC = frozenset(
    {"/welcome/{token}", "/forgotten", "/login/code", "/login/passkey", "/login/oidc", "/login/oidc/back"}
)
"""Where nobody has signed in yet."""
