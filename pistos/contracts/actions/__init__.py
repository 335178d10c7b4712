"""What happens with contracts: begun, approached, answered, ended."""
