package dev.ravel.bench.origin;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The conf of an nginx that answers to the lab's URLs: {@code /leaderboards/tier?page=N}, {@code /download/DIR/NAME} with
 * its redirect to the second address, and {@code /file/NAME?rate=N}.
 *
 * @param folder where everything of it is
 * @param echo the module that holds an answer back by a timer, blocking nobody
 * @param ports by the latency in ms
 */
record NginxConf(Path folder, Path echo, Map<Long, Integer> ports) {
    /** The log is flushed after a fifth of a second: {@link NginxOrigin} waits for it. */
    private static final String WHOLE =
            """
            load_module ECHO;
            daemon off;
            user USER;
            worker_processes 1;
            worker_rlimit_nofile 65536;
            pid FOLDER/pid;
            events { worker_connections 60000; multi_accept on; }
            http {
              log_format asked '$msec $status $request_uri';
              access_log FOLDER/asked.log asked buffer=256k flush=200ms;
              client_body_temp_path FOLDER/t1; proxy_temp_path FOLDER/t2; fastcgi_temp_path FOLDER/t3;
              uwsgi_temp_path FOLDER/t4; scgi_temp_path FOLDER/t5;
              types { text/html html; }
              default_type application/octet-stream;
              sendfile on; tcp_nopush on; tcp_nodelay on;
              keepalive_requests 1000000000;
              open_file_cache max=100 inactive=1h; open_file_cache_valid 1h;
              map $arg_page $leaf { default 0; "~(?<digit>[0-9])$" $digit; }
            SERVERS
            }
            """;

    /** With the default {@code sendfile_max_chunk}, the first 2 MB of every limited connection would come at once. */
    private static final String SERVER =
            """
              server {
                listen 127.0.0.1:PORT backlog=16384;
                listen 127.0.0.2:PORT backlog=16384;
                root FOLDER/content;
                location = /leaderboards/tier { ANSWER }
                location /page/ { internal; }
                location /download/ { rewrite ^/download/[^/]+/(.*)$ http://127.0.0.2:PORT/file/$1 redirect; }
                location /file/ { if ($arg_rate) { rewrite ^/file/(.*)$ /limited/$1 last; } }
                location /limited/ { internal; alias FOLDER/content/file/; limit_rate $arg_rate; sendfile_max_chunk 64k; }
              }
            """;

    String text() {
        String servers = ports.entrySet().stream()
                .map(each -> server(each.getKey(), each.getValue()))
                .collect(Collectors.joining());
        return WHOLE.replace("SERVERS\n", servers)
                .replace("ECHO", echo.toString())
                .replace("USER", System.getProperty("user.name"))
                .replace("FOLDER", folder.toString());
    }

    private static String server(long latencyMs, int port) {
        return SERVER.replace("ANSWER", answer(latencyMs)).replace("PORT", Integer.toString(port));
    }

    private static String answer(long latencyMs) {
        return latencyMs == 0
                ? "rewrite ^ /page/$leaf.html last;"
                : "echo_sleep " + latencyMs / 1000.0 + "; echo_exec /page/$leaf.html $args;";
    }
}
