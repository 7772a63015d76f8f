"""reportmine: Chinese yearly work reports, turned into data that people trust."""
