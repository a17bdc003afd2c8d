package io.touchstone.intake;

import io.touchstone.event.json.EventParser;
import io.touchstone.event.json.ParsedEvent;
import io.touchstone.http.body.Rooms.Room;
import io.touchstone.tenant.WorkspaceId;
import java.io.IOException;
import java.io.InputStream;

/** Takes in the events of one request, with room for no more of them than it holds. */
final class Intake {

    /** Lines committed at once: enough to make statements worth while, few enough to keep memory flat. */
    private static final int MOST_LINES = 2_000;

    /** In bytes: room is taken in steps of this, which is less than what a connection holds anyway. */
    private static final int STEP = 32 * 1024;

    private final GroupCommit commits;
    private final EventParser parser;
    private final WorkspaceId workspace;
    private final Room room;
    private final Receipt receipt = new Receipt();
    private final Chunk chunk = new Chunk();
    /** What this holds beside events, in bytes: to inflate the body with, and what is read of it and not parsed yet. */
    private long besideEvents;

    /** What the chunk weighs that has no room yet. */
    private long roomless;

    Intake(GroupCommit commits, EventParser parser, WorkspaceId workspace, Room room) {
        this.commits = commits;
        this.parser = parser;
        this.workspace = workspace;
        this.room = room;
        this.besideEvents = room.held();
    }

    /** All events of a JSON body in one transaction. */
    IntakeAnswer batch(InputStream body) throws IOException {
        ReadWindow window = new ReadWindow(body, growth -> {
            room.take(growth);
            besideEvents += growth;
        });
        EventsBody.read(window, parser, new EventsBody.Sink() {
            @Override
            public void add(ParsedEvent event, byte[] json, int from, int length) {
                long weight = Weight.of(event, json, from, length);
                roomless += weight;
                if (roomless > STEP) {
                    takeRoom();
                }
                chunk.add(chunk.size(), event, weight);
            }

            @Override
            public void forget() {
                chunk.clear();
                room.reduceTo(besideEvents);
                roomless = 0;
            }
        });
        takeRoom();
        store();
        return receipt.answer();
    }

    private void takeRoom() {
        room.take(roomless);
        roomless = 0;
    }

    /** The lines of a stream, chunk by chunk. */
    IntakeAnswer stream(InputStream body) throws IOException {
        EventLines lines = new EventLines(new ReadWindow(body, growth -> {
            takeRoomOrStore(growth);
            besideEvents += growth;
        }));
        for (long index = 0; lines.next(); index++) {
            if (!lines.isBlank()) {
                add(index, lines);
            }
            if (chunk.size() == MOST_LINES) {
                store();
            }
        }
        store();
        return receipt.answer();
    }

    private void add(long index, EventLines lines) {
        ParsedEvent event = lines.isWhole()
                ? parser.parseLine(lines.bytes(), lines.from(), lines.length())
                : EventParser.tooLarge();
        long weight = Weight.of(event, lines.bytes(), lines.from(), lines.length());
        if (chunk.weight() + weight > Weight.MOST_OF_GROUP) {
            store();
        }
        roomless += weight;
        if (roomless > STEP) {
            takeRoomOrStore(roomless);
            roomless = 0;
        }
        chunk.add(index, event, weight);
    }

    /** Who waits for room should not hold what others wait for: what is here already can be stored first. */
    private void takeRoomOrStore(long bytes) {
        if (!room.tryTake(bytes)) {
            store();
            room.take(bytes);
        }
    }

    private void store() {
        if (chunk.size() > 0) {
            chunk.answer(commits.store(workspace, chunk.submission()), receipt);
            chunk.clear();
            roomless = 0;
            room.reduceTo(besideEvents + receipt.weight());
        }
    }
}
