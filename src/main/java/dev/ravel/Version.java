package dev.ravel;

/** The version of this build, as its manifest has it. */
final class Version {
    private Version() {}

    /** Such as {@code 0.1.0}; {@code development} where it does not run from its jar. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
