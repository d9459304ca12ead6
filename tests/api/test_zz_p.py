import asyncio, time
import pytest
async def test_q(site):
    await site.deploy("warm")
    out = []
    un = site.cloud.store.on_query(lambda s: out.append(s))
    await site.deploy("counted")
    un()
    import re
    with open("/tmp/p/q.txt","w") as f:
        for s in out:
            f.write(re.sub(r"\s+"," ",s)[:400]+"\n")
