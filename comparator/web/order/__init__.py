"""What leads, what is buried?"""
