import ArgumentParser
import Configuration
import ServiceLifecycle
print("enrum")
