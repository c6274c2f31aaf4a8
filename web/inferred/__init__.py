"""What is inferred of the forms, kept until they change; and what people decided of it."""
