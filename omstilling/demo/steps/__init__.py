"""How the example's content becomes rows: each module says which acts it takes, and the loader does them in order."""
