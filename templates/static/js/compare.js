// Written with the comparison.
