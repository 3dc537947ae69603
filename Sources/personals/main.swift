print("personals")
