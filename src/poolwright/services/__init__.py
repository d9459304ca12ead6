"""What the cloud decides: authorise, look, ask the model, submit.

A service takes CloudStack's nouns and leaves rows and sagas; it never touches a pool. What changes something
and takes time is one transaction (the thing's rows, its job, its saga), after which the answer leaves.
"""

from poolwright.services.cloud import Cloud as Cloud
