"""How it is shown: server-rendered pages and forms that also work without scripts."""
