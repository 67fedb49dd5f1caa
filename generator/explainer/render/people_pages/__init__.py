"""People, states and bodies: who somebody is, what they did, what the articles call them."""

__all__: list[str] = []
