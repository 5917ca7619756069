"""Do the numbers agree?"""
