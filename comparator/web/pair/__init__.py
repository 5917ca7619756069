"""Two articles: what is different?"""
