"""Where sources differ: the questions, what each article answers, which article tells which fact."""

__all__: list[str] = []
