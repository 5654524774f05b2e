"""What can be found: text is folded, cut and looked up here and nowhere else."""
