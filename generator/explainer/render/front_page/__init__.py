"""The front page: which facts it shows at a glance, what is denied, who is in the story."""

__all__: list[str] = []
