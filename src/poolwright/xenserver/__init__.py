"""The translator: CloudStack's nouns in, XAPI calls out; every function may run twice.

The only package that knows both a Volume and a VDI. It holds no state of the cloud (that is the store's) and
decides nothing (that is the services' and the sagas'): what it keeps in memory are connections and facts that
can be read again.
"""
