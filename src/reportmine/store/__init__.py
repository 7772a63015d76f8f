"""What outlives a run: the published record (`schema`) and the database (`database`)."""
