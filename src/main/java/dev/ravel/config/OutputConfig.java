package dev.ravel.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The {@code "output"} block.
 *
 * @param runs the directory in which every run gets a directory of its own
 * @param files the directory for bodies; absent: bodies are read and counted, not kept
 * @param name the template of file names; absent: {@code {file}}, or {@code {ordinal}-{file}} where URLs have a query
 */
public record OutputConfig(Path runs, Optional<Path> files, Optional<String> name) {}
