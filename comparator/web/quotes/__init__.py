"""Did they print the same words?"""
