package dev.ravel.config.json;

import static dev.ravel.config.json.Confs.fetch;
import static dev.ravel.config.json.Confs.fetchAnd;
import static dev.ravel.config.json.Confs.sumAnd;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A conf that must be refused.
 *
 * @param conf with single quotes
 * @param message what is said after where the conf came from
 * @param bySchema whether the schema can say so too
 */
record RefusedConf(String conf, String message, boolean bySchema) {
    private static final String KNOWN_BLOCKS = "job, deployment, politeness, retry, output, run, probe, vertx, lab";

    static List<RefusedConf> all() {
        List<RefusedConf> all = new ArrayList<>();
        all.addAll(blocks());
        all.addAll(types());
        all.addAll(deployments());
        all.addAll(processesAndClusters());
        all.addAll(queues());
        all.addAll(ranges());
        all.addAll(computations());
        all.addAll(politeness());
        all.addAll(files());
        all.addAll(sources());
        all.addAll(templates());
        all.addAll(headersAndReferences());
        all.addAll(names());
        return all;
    }

    private static RefusedConf both(String conf, String message) {
        return new RefusedConf(conf, message, true);
    }

    private static RefusedConf readerOnly(String conf, String message) {
        return new RefusedConf(conf, message, false);
    }

    private static List<RefusedConf> blocks() {
        return List.of(
                both("{}", "job: is missing"),
                both("{'jobs': {}}", "jobs = {}: unknown key; did you mean job?"),
                both("{'job': {}}", "job: nothing to do; it needs at least one of fetch, sum, block"),
                both("{'job': []}", "job = []: must be a block: { ... }"),
                both("{'job': {'fetsh': {}}}", "job.fetsh = {}: unknown key; did you mean fetch?"),
                both(sumAnd("'wobble': 1"), "wobble = 1: unknown key; known are " + KNOWN_BLOCKS),
                both(sumAnd("'retry': null"), "retry = null: must be a block: { ... }"),
                both(sumAnd("'output': 'x'"), "output = x: must be a block: { ... }"),
                both(
                        sumAnd("'retry': {'MAXATTEMPTS': 3}"),
                        "retry.MAXATTEMPTS = 3: unknown key; did you mean maxAttempts?"),
                both(sumAnd("'lab': {'latencyMS': 3}"), "lab.latencyMS = 3: unknown key; did you mean latencyMs?"));
    }

    private static List<RefusedConf> types() {
        return List.of(
                both(sumAnd("'retry': {'maxAttempts': '3'}"), "retry.maxAttempts = 3: must be a whole number"),
                both(sumAnd("'retry': {'maxAttempts': 1.5}"), "retry.maxAttempts = 1.5: must be a whole number"),
                both(sumAnd("'retry': {'maxAttempts': null}"), "retry.maxAttempts = null: must be a whole number"),
                both(
                        sumAnd("'retry': {'maxAttempts': 1e99}"),
                        "retry.maxAttempts = 1E+99: must be a whole number of 64 bits"),
                both(
                        sumAnd("'retry': {'maxAttempts': 3000000000}"),
                        "retry.maxAttempts = 3000000000: must be a whole number of 32 bits"),
                both(sumAnd("'retry': {'jitter': true}"), "retry.jitter = true: must be a number"),
                both(sumAnd("'probe': {'enabled': 1}"), "probe.enabled = 1: must be true or false"),
                both(sumAnd("'probe': {'enabled': 'true'}"), "probe.enabled = true: must be true or false"),
                both(sumAnd("'output': {'runs': 7}"), "output.runs = 7: must be a text"),
                both(sumAnd("'output': {'files': ''}"), "output.files = \"\": must name a file or directory"),
                both(sumAnd("'lab': 'yes'"), "lab = yes: must be a block: { ... }"),
                both("{'job': {'block': {'ms': 20}}}", "job.block.ms = 20: must be a list"));
    }

    private static List<RefusedConf> deployments() {
        return List.of(
                both(
                        sumAnd("'deployment': {'model': 'worker'}"),
                        "deployment.model = worker: must be one of sequential, eventLoop, workers, virtualThreads, processes, cluster, queue;"
                                + " did you mean workers?"),
                both(
                        sumAnd("'deployment': {'model': 'EVENTLOOP'}"),
                        "deployment.model = EVENTLOOP: must be one of sequential, eventLoop, workers, virtualThreads, processes, cluster, queue;"
                                + " did you mean eventLoop?"),
                both(
                        sumAnd("'deployment': {'model': 3}"),
                        "deployment.model = 3: must be one of sequential, eventLoop, workers, virtualThreads, processes, cluster, queue"),
                both(
                        sumAnd("'deployment': {'inflight': 3}"),
                        "deployment.inflight = 3: unknown key; did you mean inFlight?"),
                both(
                        sumAnd("'deployment': {'model': 'sequential', 'threads': 2}"),
                        "deployment.threads = 2: belongs to eventLoop and workers; the model is sequential"),
                both(
                        sumAnd("'deployment': {'model': 'workers', 'inFlight': 2}"),
                        "deployment.inFlight = 2: belongs to eventLoop and virtualThreads; the model is workers"),
                both(
                        sumAnd("'deployment': {'model': 'workers', 'sumOn': 'loop'}"),
                        "deployment.sumOn = loop: belongs to eventLoop; the model is workers"),
                both(
                        sumAnd("'deployment': {'model': 'sequential', 'gil': true}"),
                        "deployment.gil = true: belongs to workers; the model is sequential"),
                both(
                        sumAnd("'deployment': {'gil': true}"),
                        "deployment.gil = true: belongs to workers; the model is eventLoop"),
                both(
                        sumAnd("'deployment': {'model': 'virtualThreads', 'gil': false}"),
                        "deployment.gil = false: belongs to workers; the model is virtualThreads"),
                both(
                        sumAnd("'deployment': {'model': 'workers', 'gil': 1}"),
                        "deployment.gil = 1: must be true or false"),
                both(sumAnd("'deployment': {'inFlight': 0}"), "deployment.inFlight = 0: must be from 1 to 100000"),
                both(
                        sumAnd("'deployment': {'model': 'workers', 'threads': -1}"),
                        "deployment.threads = -1: must be from 1 to 10000"),
                readerOnly(
                        sumAnd("'deployment': {'instances': 8, 'inFlight': 4}"),
                        "deployment.instances = 8: must be at most deployment.inFlight (4)"),
                both(
                        sumAnd("'deployment': {'sumOn': 'disk'}"),
                        "deployment.sumOn = disk: must be one of workers, loop"));
    }

    private static List<RefusedConf> processesAndClusters() {
        return List.of(
                both(
                        sumAnd("'deployment': {'model': 'processes', 'processes': 257}"),
                        "deployment.processes = 257: must be from 1 to 256"),
                both(
                        sumAnd("'deployment': {'model': 'workers', 'processes': 2}"),
                        "deployment.processes = 2: belongs to processes; the model is workers"),
                both(
                        sumAnd("'deployment': {'model': 'workers', 'inner': {}}"),
                        "deployment.inner = {}: belongs to processes and cluster and queue; the model is workers"),
                both(
                        sumAnd("'deployment': {'model': 'processes', 'leaseMs': 900}"),
                        "deployment.leaseMs = 900: belongs to cluster; the model is processes"),
                both(
                        sumAnd("'deployment': {'model': 'processes', 'inner': {'model': 'sequential', 'threads': 2}}"),
                        "deployment.inner.threads = 2: belongs to eventLoop and workers; the model is sequential"),
                both(
                        sumAnd("'deployment': {'model': 'processes', 'inner': {'model': 'processes'}}"),
                        "deployment.inner = {\"model\":\"processes\"}: must be a model of one process, not processes"),
                both(
                        sumAnd("'deployment': {'model': 'cluster', 'leaseMs': 499}"),
                        "deployment.leaseMs = 499: must be from 500 to 2147483647"),
                both(
                        sumAnd("'deployment': {'model': 'cluster', 'port': 0}"),
                        "deployment.port = 0: must be from 1 to 65535"),
                both(
                        sumAnd("'deployment': {'model': 'cluster', 'minMembers': 0}"),
                        "deployment.minMembers = 0: must be from 1 to 10000"),
                both(
                        sumAnd("'deployment': {'model': 'cluster', 'kinds': ['add']}"),
                        "deployment.kinds[0] = add: must be one of fetch, sum, block"),
                both(
                        sumAnd(
                                "'deployment': {'model': 'cluster', 'tls': {'cert': 'conf/lab-cert.pem', 'key': 'conf/lab-cert.pem'}}"),
                        "deployment.tls.trust: is missing"),
                readerOnly(
                        sumAnd("'deployment': {'model': 'cluster', 'kinds': []}"),
                        "deployment.kinds = []: must name at least one kind"),
                readerOnly(
                        sumAnd("'deployment': {'model': 'cluster', 'members': ['10.0.0.1']}"),
                        "deployment.members[0] = 10.0.0.1: must be host:port"),
                readerOnly(
                        sumAnd("'deployment': {'model': 'cluster', 'members': ['localhost:99999']}"),
                        "deployment.members[0] = localhost:99999: must have a port from 1 to 65535"),
                readerOnly(
                        sumAnd("'deployment': {'model': 'cluster', 'secret': 'too short'}"),
                        "deployment.secret = ***: must have at least 16 characters"),
                readerOnly(
                        sumAnd("'deployment': {'model': 'cluster', 'host': '10.0.0.1'}"),
                        "deployment.host = 10.0.0.1: is not loopback, so deployment.secret is needed: the same on every"
                                + " node, such as \"${env:RAVEL_SECRET}\""),
                readerOnly(
                        fetchAnd("")
                                .replace(
                                        "'job'",
                                        "'output': {'files': 'f', 'name': 'server'}, 'deployment': {'model': 'processes'}, 'job'"),
                        "output.name = server: cannot be kept apart by several processes; the model is processes"));
    }

    private static List<RefusedConf> queues() {
        String broker = "'model': 'queue', 'broker': 'redis://localhost'";
        String url = "must be a URL such as amqp://localhost or redis://localhost (also amqps, rediss)";
        return List.of(
                both(sumAnd("'deployment': {'model': 'queue'}"), "deployment.broker: is missing"),
                both(
                        sumAnd("'deployment': {'model': 'workers', 'shards': 2}"),
                        "deployment.shards = 2: belongs to queue; the model is workers"),
                both(
                        sumAnd("'deployment': {" + broker + ", 'threads': 2}"),
                        "deployment.threads = 2: belongs to eventLoop and workers; the model is queue"),
                both(
                        sumAnd("'deployment': {" + broker + ", 'inner': {'model': 'processes'}}"),
                        "deployment.inner = {\"model\":\"processes\"}: must be a model of one process, not processes"),
                both(
                        sumAnd("'deployment': {" + broker + ", 'roles': ['worker']}"),
                        "deployment.roles[0] = worker: must be one of submit, work, collect; did you mean work?"),
                both(
                        sumAnd("'deployment': {" + broker + ", 'shards': 0}"),
                        "deployment.shards = 0: must be from 1 to 1024"),
                both(
                        sumAnd("'deployment': {" + broker + ", 'claimMs': 499}"),
                        "deployment.claimMs = 499: must be from 500 to 2147483647"),
                both(
                        sumAnd("'deployment': {" + broker + ", 'maxLosses': 0}"),
                        "deployment.maxLosses = 0: must be from 1 to 1000"),
                both(
                        sumAnd("'deployment': {" + broker + ", 'prefetch': -1}"),
                        "deployment.prefetch = -1: must be from 0 to 10000"),
                both(
                        sumAnd("'deployment': {" + broker + ", 'window': 65536}"),
                        "deployment.window = 65536: must be from 1 to 65535"),
                both(
                        sumAnd("'deployment': {" + broker + ", 'job': 'a job'}"),
                        "deployment.job = a job: must be 1 to 100 letters, digits, - and _"),
                readerOnly(
                        sumAnd("'deployment': {" + broker + ", 'roles': []}"),
                        "deployment.roles = []: must name at least one of submit, work, collect"),
                readerOnly(
                        sumAnd("'deployment': {" + broker + ", 'roles': ['submit', 'work']}"),
                        "deployment.roles = work: needs collect; a process that only works has a conf without a job"),
                readerOnly(
                        sumAnd("'lab': {}, 'deployment': {" + broker + ", 'roles': ['submit']}"),
                        "deployment.roles = [submit]: submits URLs of the lab, which ends with this process: start it with"
                                + " -lab, and leave the block lab out"),
                readerOnly(
                        sumAnd("'deployment': {" + broker + ", 'queues': ['sums']}"),
                        "deployment.queues = sums: is none of the queues of deployment.routes: block, fetch, sum"),
                readerOnly(
                        sumAnd("'deployment': {" + broker + ", 'routes': {'sum': 'fetch'}}"),
                        "deployment.routes.sum = fetch: is a queue of fetches, which is divided by host"),
                readerOnly(
                        sumAnd("'deployment': {'model': 'queue', 'broker': 'http://me:pass@host'}"),
                        "deployment.broker = http://***: " + url),
                readerOnly(
                        sumAnd("'deployment': {'model': 'queue', 'broker': 'redis://me:pa/ss@host'}"),
                        "deployment.broker = redis://***: " + url),
                readerOnly(
                        sumAnd("'deployment': {'model': 'queue', 'broker': 'redis:///'}"),
                        "deployment.broker = redis://***: " + url),
                readerOnly(
                        sumAnd("'deployment': {'model': 'queue', 'broker': 'amqp://me:***@host'}"),
                        "deployment.broker = amqp://me:***@host: is a masked secret: give it with"
                                + " -set deployment.broker=..., or write ${env:NAME} and set NAME"));
    }

    private static List<RefusedConf> ranges() {
        return List.of(
                both(
                        sumAnd("'politeness': {'perHost': 0}"),
                        "politeness.perHost = 0: must be at least 1; leave it out for no limit"),
                both(
                        sumAnd("'run': {'failures': 0}"),
                        "run.failures = 0: must be at least 1; leave it out for no limit"),
                both(sumAnd("'politeness': {'delayMs': -1}"), "politeness.delayMs = -1: must be from 0 to 2147483647"),
                readerOnly(
                        sumAnd("'retry': {'delayMs': 50, 'maxDelayMs': 49}"),
                        "retry.maxDelayMs = 49: must be at least retry.delayMs (50)"),
                both(sumAnd("'retry': {'jitter': 1.1}"), "retry.jitter = 1.1: must be from 0 to 1"),
                both(sumAnd("'probe': {'stallMs': 1}"), "probe.stallMs = 1: must be from 2 to 60000"),
                both(sumAnd("'lab': {'port': 65536}"), "lab.port = 65536: must be from 0 to 65535"),
                both(sumAnd("'lab': {'failureStatus': 200}"), "lab.failureStatus = 200: must be from 400 to 599"),
                readerOnly(
                        sumAnd("'lab': {'port': 8080, 'securePort': 8080}"),
                        "lab.securePort = 8080: must differ from lab.port"),
                both(
                        sumAnd("'vertx': {'maxEventLoopExecuteTimeMs': 0}"),
                        "vertx.maxEventLoopExecuteTimeMs = 0: must be from 1 to 2147483647"),
                both(fetchAnd("'timeoutMs': 0"), "job.fetch.timeoutMs = 0: must be from 1 to 2147483647"),
                both(fetchAnd("'maxBodyBytes': -1"), "job.fetch.maxBodyBytes = -1: must be at least 0 (0: no limit)"),
                both(fetchAnd("'accept': [404, 999]"), "job.fetch.accept = 999: must be a status from 100 to 599"));
    }

    private static List<RefusedConf> politeness() {
        return List.of(
                both(
                        sumAnd("'politeness': {'delayMs': 5, 'maxMs': 9}"),
                        "politeness.delayMs = 5: excludes minMs, maxMs and stepMs"),
                both(sumAnd("'politeness': {'minMs': 5}"), "politeness.maxMs: is missing"),
                both(sumAnd("'politeness': {'stepMs': 5}"), "politeness.maxMs: is missing"),
                readerOnly(
                        sumAnd("'politeness': {'minMs': 5, 'maxMs': 4}"),
                        "politeness.maxMs = 4: must be at least politeness.minMs (5)"),
                readerOnly(
                        sumAnd("'politeness': {'minMs': 2, 'maxMs': 10, 'stepMs': 9}"),
                        "politeness.stepMs = 9: must be at most politeness.maxMs - politeness.minMs (8)"),
                both(
                        sumAnd("'politeness': {'maxMs': 4, 'stepMs': 0}"),
                        "politeness.stepMs = 0: must be from 1 to 2147483647"),
                both(
                        sumAnd("'politeness': {'per': 'hosts'}"),
                        "politeness.per = hosts: must be one of host, slot; did you mean host?"),
                both(
                        sumAnd("'politeness': {'ratePerSecond': 0}"),
                        "politeness.ratePerSecond = 0: must be over 0; leave it out for no limit"),
                both(
                        sumAnd("'politeness': {'ratePerSecond': 2000000}"),
                        "politeness.ratePerSecond = 2000000.0: must be over 0 and at most 1000000"),
                both(
                        sumAnd("'retry': {'expireAfterMs': 0}"),
                        "retry.expireAfterMs = 0: must be at least 1; leave it out for no limit"));
    }

    private static List<RefusedConf> files() {
        return List.of(
                both(
                        sumAnd("'output': {'ifExists': 'keep'}"),
                        "output.ifExists = keep: must be one of skip, replace, fail"),
                both(sumAnd("'output': {'segments': 0}"), "output.segments = 0: must be from 1 to 64"),
                both(sumAnd("'output': {'segments': 2}"), "output.segments = 2: needs output.files"),
                readerOnly(
                        sumAnd("'output': {'files': 'x', 'segments': 4}, 'politeness': {'perHost': 3}"),
                        "output.segments = 4: must be at most politeness.perHost (3)"),
                readerOnly(
                        sumAnd("'output': {'files': 'x', 'segments': 4}, 'politeness': {'delayMs': 3}"),
                        "output.segments = 4: the segments of a file start together: politeness may have no delay and no rate per host"),
                both(sumAnd("'run': {'log': 1}"), "run.log = 1: must be true or false"));
    }

    private static List<RefusedConf> computations() {
        return List.of(
                both("{'job': {'sum': {'to': 10}}}", "job.sum.from: is missing"),
                both("{'job': {'sum': {'form': 1, 'to': 10}}}", "job.sum.form = 1: unknown key; did you mean from?"),
                readerOnly(
                        "{'job': {'sum': {'from': 10, 'to': 10}}}",
                        "job.sum.to = 10: must be greater than job.sum.from (10)"),
                readerOnly(
                        "{'job': {'sum': {'from': 0, 'to': 9223372036854775807}}}",
                        "job.sum.to = 9223372036854775807:"
                                + " the sum of [0, 9223372036854775807) does not fit 64 bits"),
                readerOnly(
                        "{'job': {'sum': {'from': 0, 'to': 3, 'chunks': 4}}}",
                        "job.sum.chunks = 4: must be at most the numbers in the range"),
                both(
                        "{'job': {'sum': {'from': 0, 'to': 3, 'kernel': 'fast'}}}",
                        "job.sum.kernel = fast: must be one of plain, wide"),
                both("{'job': {'block': {}}}", "job.block.ms: is missing"),
                both("{'job': {'block': {'ms': []}}}", "job.block.ms = []: must not be empty"),
                both("{'job': {'block': {'ms': [20, 0]}}}", "job.block.ms[1] = 0: must be from 1 to 600000"));
    }

    private static List<RefusedConf> sources() {
        return List.of(
                both(fetch(""), "job.fetch: needs one of url, urls, file"),
                both(
                        fetch("'urll': 'https://example.org/'"),
                        "job.fetch.urll = https://example.org/: unknown key; did you mean url?"),
                both(fetchAnd("'urls': ['https://example.org/']"), "job.fetch: has url and urls; it needs exactly one"),
                both(
                        fetch("'urls': ['https://example.org/'], 'each': {}"),
                        "job.fetch.each = {}: belongs to url, which is not given"),
                both(fetch("'urls': []"), "job.fetch.urls = []: must not be empty"),
                both(fetch("'urls': 'https://example.org/'"), "job.fetch.urls = https://example.org/: must be a list"),
                both(fetch("'urls': ['https://example.org/', 7]"), "job.fetch.urls[1] = 7: must be a text"),
                readerOnly(fetch("'urls': ['/a']"), "job.fetch.urls[0] = /a: " + Confs.rule("/a")),
                readerOnly(
                        fetch("'urls': ['https://example.org/', '{+lab}/a']"),
                        "job.fetch.urls[1] = {+lab}/a: {+lab} needs a block lab"),
                readerOnly(fetch("'url': '/a'"), "job.fetch.url = /a: " + Confs.rule("/a")),
                readerOnly(
                        fetch("'file': 'no-such-folder/urls.txt'"),
                        "job.fetch.file = no-such-folder/urls.txt: no such file ("
                                + Path.of("no-such-folder/urls.txt").toAbsolutePath() + ")"),
                readerOnly(fetch("'file': 'src'"), "job.fetch.file = src: is a directory"),
                readerOnly(fetchAnd("'trust': 'src'"), "job.fetch.trust = src: is a directory"),
                readerOnly(fetchAnd("'trust': 'pom.xml'"), "job.fetch.trust = pom.xml: holds no PEM certificate"),
                readerOnly(
                        "{'job': {'fetch': {'url': '{+lab3}/a'}}, 'lab': {'hosts': 2}}",
                        "job.fetch.url = {+lab3}/a: {+lab3} needs lab.hosts of at least 3; it is 2"),
                readerOnly(fetch("'url': '{+labs}/a'"), "job.fetch.url = {+labs}/a: {+labs} needs a block lab"),
                readerOnly(
                        "{'job': {'fetch': {'url': '{+lab}/a'}}, 'lab': null}",
                        "job.fetch.url = {+lab}/a: {+lab} needs a block lab"));
    }

    private static List<RefusedConf> templates() {
        String page = "'url': 'https://example.org/{page}'";
        return List.of(
                readerOnly(
                        fetch(page),
                        "job.fetch.url = https://example.org/{page}:"
                                + " {page} has no values; name them in job.fetch.each.page"),
                readerOnly(fetchAnd("'each': {'page': [1]}"), "job.fetch.each.page: job.fetch.url has no {page}"),
                readerOnly(
                        fetch(page + ", 'each': {'page': {'from': 2, 'to': 1}}"),
                        "job.fetch.each.page.to = 1: must be at least from (2)"),
                both(fetch(page + ", 'each': {'page': []}"), "job.fetch.each.page = []: must not be empty"),
                both(
                        fetch(page + ", 'each': {'page': 3}"),
                        "job.fetch.each.page = 3: must be a list, or a range: { \"from\": 1, \"to\": 19 }"),
                both(fetch(page + ", 'each': {'page': {'from': 1}}"), "job.fetch.each.page.to: is missing"),
                both(
                        fetch(page + ", 'each': {'page': [true]}"),
                        "job.fetch.each.page[0] = true: must be a text or a whole number"),
                both(
                        fetch(page + ", 'each': {'page!': [1]}"),
                        "job.fetch.each.page! = [1]: is not the name of a variable (RFC 6570)"),
                readerOnly(
                        fetch("'url': 'https://example.org/{a}{b}', 'each': {"
                                + "'a': {'from': 1, 'to': 4000000000}, 'b': {'from': 1, 'to': 4000000000}}"),
                        "job.fetch.each: there are more combinations than a long can count"),
                readerOnly(
                        fetch("'url': 'https://example.org/{page'"),
                        "job.fetch.url = https://example.org/{page: a brace is not closed or not opened"),
                readerOnly(
                        fetch("'url': 'https://example.org/{}'"),
                        "job.fetch.url = https://example.org/{}: {} is not an expression of a URI template (RFC 6570)"),
                readerOnly(
                        "{'job': {'fetch': {'url': '{lab}/a'}}, 'lab': {}}",
                        "job.fetch.url = {lab}/a: {lab} must be written {+lab}: it holds slashes"),
                readerOnly(
                        "{'job': {'fetch': {'url': '{+lab}/a', 'each': {'lab': ['x']}}}, 'lab': {}}",
                        "job.fetch.each.lab: is a name of the lab's; take another"),
                both(
                        fetch("'url': 'https://example.org/{file}', 'each': {'file': ['x']}"),
                        "job.fetch.each.file: is a name of output.name's; take another"),
                both(
                        fetch("'url': 'https://example.org/{ordinal}', 'each': {'ordinal': ['x']}"),
                        "job.fetch.each.ordinal: is a name of output.name's; take another"),
                readerOnly(
                        sumAnd("'output': {'name': '{page}'}"),
                        "output.name = {page}: {page} is none of ordinal, file"),
                readerOnly(
                        sumAnd("'output': {'name': '{+ordinal}'}"),
                        "output.name = {+ordinal}: {+ordinal} is none of ordinal, file"));
    }

    private static List<RefusedConf> names() {
        String rule = ": the file would be named after what must not be shown; give output.name";
        String secret = "'url': 'https://example.org/{x}/a', 'each': {'x': ['a', '${env:TOKEN}']}";
        return List.of(
                readerOnly(
                        stored("'url': 'https://example.org/${env:TOKEN}?a=/b'", ""),
                        "job.fetch.url = https://example.org/${env:TOKEN}?a=/b" + rule),
                readerOnly(
                        stored(
                                "'urls': ['https://example.org/a', '${env:BASE}/x${env:TOKEN}']",
                                ", 'name': 'a-{file}'"),
                        "job.fetch.urls[1] = ${env:BASE}/x${env:TOKEN}" + rule),
                readerOnly(
                        stored("'url': 'https://example.org/{x}', 'each': {'x': ['a', '${env:TOKEN}']}", ""),
                        "job.fetch.url = https://example.org/{x}" + rule),
                readerOnly(
                        stored(secret, ", 'name': '{x}-{file}'"),
                        "output.name = {x}-{file}: {x} has values that must not be shown; name files without it"),
                readerOnly(
                        stored(secret, ", 'name': '${env:TOKEN}-{file}'"),
                        "output.name = ${env:TOKEN}-{file}:"
                                + " must hold no reference: the names of files are written down"));
    }

    private static String stored(String keys, String output) {
        return "{'job': {'fetch': {" + keys + "}}, 'output': {'files': 'pages'" + output + "}}";
    }

    private static List<RefusedConf> headersAndReferences() {
        return List.of(
                both(
                        fetchAnd("'headers': {'User Agent': 'x'}"),
                        "job.fetch.headers.User Agent = x: is not the name of a header (RFC 9110)"),
                both(
                        fetchAnd("'headers': {'X-A': 'a\\r\\nX-B: b'}"),
                        "job.fetch.headers.X-A = a\\r\\nX-B: b:"
                                + " holds a line end or another character that no header can carry (RFC 9110)"),
                readerOnly(
                        fetchAnd("'headers': {'Accept': 'a', 'accept': 'b'}"),
                        "job.fetch.headers.accept = b: is given twice; the case of a header's name does not matter"),
                both(
                        fetchAnd("'headers': {'Content-Length': '5'}"),
                        "job.fetch.headers.Content-Length = 5: is set by the client"),
                both(fetchAnd("'headers': {'X-A': 5}"), "job.fetch.headers.X-A = 5: must be a text"),
                both(fetchAnd("'headers': {'X-API-Key': 5}"), "job.fetch.headers.X-API-Key = ***: must be a text"),
                readerOnly(
                        fetchAnd("'headers': {'Authorization': 'sécret€'}"),
                        "job.fetch.headers.Authorization = ***:"
                                + " holds a line end or another character that no header can carry (RFC 9110)"),
                readerOnly(
                        fetchAnd("'headers': {'cookie': '***'}"),
                        "job.fetch.headers.cookie = ***: is a masked secret: give it with"
                                + " -set job.fetch.headers.cookie=..., or write ${env:NAME} and set NAME"),
                readerOnly(
                        fetchAnd("'headers': {'X-A': 'a ${env:BAD}'}"),
                        "job.fetch.headers.X-A = a ${env:BAD}:"
                                + " holds a line end or another character that no header can carry (RFC 9110)"),
                readerOnly(
                        fetch("'url': '${env:NOWHERE}/a'"),
                        "job.fetch.url = ${env:NOWHERE}/a: NOWHERE is not set in the environment"),
                readerOnly(
                        fetch("'url': '${env:BASE/a'"),
                        "job.fetch.url = ${env:BASE/a: a reference is written ${env:NAME}"),
                readerOnly(
                        fetch("'urls': ['${env:TOKEN}']"), "job.fetch.urls[0] = ${env:TOKEN}: " + Confs.rule("s3cret")),
                readerOnly(
                        fetchAnd("'trust': '${env:TOKEN}.pem'"), "job.fetch.trust = ${env:TOKEN}.pem: no such file"));
    }
}
