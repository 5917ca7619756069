"""Who kept what?"""
