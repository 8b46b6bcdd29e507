// Written with the shortlist.
