"""Stories broken by chance in every way that people break them, to see what of it a check finds."""
