"""Who took it from whom?"""
