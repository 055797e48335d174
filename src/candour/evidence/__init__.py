"""What people send as proof: sealed at the door, checked for viruses, opened only for who may see the case."""
