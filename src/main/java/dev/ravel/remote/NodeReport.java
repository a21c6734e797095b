package dev.ravel.remote;

import dev.ravel.bus.Message;

/** What the job cost a node, by its own word. */
public record NodeReport(String node, Message.Report report) {}
