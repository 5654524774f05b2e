"""What people see: tables that are a pure fold of the log, and the questions pages ask of them."""
