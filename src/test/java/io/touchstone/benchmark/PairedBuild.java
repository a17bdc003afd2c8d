package io.touchstone.benchmark;

import java.io.IOException;

/** One of two builds that are compared, with the workspace that it works for. */
record PairedBuild(String name, Service service, Workspace workspace) implements AutoCloseable {

    static PairedBuild of(String name, Service service) throws IOException {
        return new PairedBuild(name, service, service.newWorkspace());
    }

    Intake intake() {
        return new Intake(service, workspace);
    }

    byte[] question(String path) {
        return HttpConnection.get(path, workspace.key());
    }

    @Override
    public void close() throws InterruptedException {
        service.close();
    }
}
