"""SignNet models of the ZINC experiments, written from their equations with the official parameter names."""
