"""How did it go on?"""
