"""Every sentence a person reads. Made when something is decided, and frozen into what is sent."""
