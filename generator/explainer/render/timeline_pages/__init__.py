"""The timeline: its periods, the sides and arrows, which facts are seen at once."""

__all__: list[str] = []
