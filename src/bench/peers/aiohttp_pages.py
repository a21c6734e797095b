"""The same work with aiohttp, on uvloop where that is installed:

    aiohttp_pages.py LIST IN_FLIGHT        fetches every URL of the list, keeps nothing
    aiohttp_pages.py LIST IN_FLIGHT OUT    stores them in the folder OUT, by their number
"""

import asyncio
import os
import sys

import aiohttp

try:
    import uvloop

    uvloop.install()
except ImportError:
    pass

PIECE = 1 << 18


async def fetch(session, number, url, folder):
    async with session.get(url) as response:
        response.raise_for_status()
        if folder is None:
            await response.read()
        else:
            with open(os.path.join(folder, str(number)), "wb") as out:
                async for piece in response.content.iter_chunked(PIECE):
                    out.write(piece)


async def worker(session, tasks, folder):
    for number, url in tasks:
        await fetch(session, number, url, folder)


async def main(urls, in_flight, folder):
    tasks = iter(enumerate(urls, 1))
    connector = aiohttp.TCPConnector(limit=in_flight)
    timeout = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
        await asyncio.gather(*(worker(session, tasks, folder) for _ in range(in_flight)))


with open(sys.argv[1]) as lines:
    all_urls = lines.read().split()
asyncio.run(main(all_urls, int(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None))
