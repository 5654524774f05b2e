"""考核评价: everything that people can do with rubrics and evaluations."""
