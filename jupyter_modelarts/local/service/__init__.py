"""Services: deployed models as processes, and the gateway in front of them."""
