package io.touchstone.control.settings;

import io.touchstone.control.access.CurrentWorkspace;
import io.touchstone.control.workspace.DataVersionStore;
import io.touchstone.control.workspace.Workspace;
import io.touchstone.control.workspace.Workspaces;
import io.touchstone.event.Identity;
import io.touchstone.eventlog.KeyAllocator;
import io.touchstone.eventlog.KeyDictionary;
import io.touchstone.eventlog.KeyDictionary.IdKind;
import io.touchstone.eventlog.ReservedKeys;
import io.touchstone.facts.contact.SharedIdentityStore;
import io.touchstone.facts.contact.SharedIdentityStore.SharedIdentity;
import io.touchstone.rebuild.Origin;
import io.touchstone.rebuild.Rebuilds;
import io.touchstone.sql.Tenant;
import io.touchstone.sql.Transactions;
import io.touchstone.tenant.WorkspaceId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the list of shared identities: new events obey it at once, what follows from those of before is made again. */
@Singleton
class SharedIdentitiesChange {

    private final Transactions transactions;
    private final Workspaces workspaces;
    private final KeyAllocator keys;
    private final Rebuilds rebuilds;

    SharedIdentitiesChange(Transactions transactions, Workspaces workspaces, KeyAllocator keys, Rebuilds rebuilds) {
        this.transactions = transactions;
        this.workspaces = workspaces;
        this.keys = keys;
        this.rebuilds = rebuilds;
    }

    /** The workspace as it is then. @param identities as they were put */
    Workspace put(WorkspaceId id, Map<Identity, String> identities) {
        ReservedKeys fresh = keys.reserve(id, identities.size());
        Workspace changed = transactions.write(id, tenant -> {
            Workspace present = workspaces.lock(id).orElseThrow(CurrentWorkspace::gone);
            List<SharedIdentity> list = list(identities, dictionary(tenant, identities.keySet(), fresh));
            boolean same = keys(SharedIdentityStore.list(tenant)).equals(keys(list));
            SharedIdentityStore.replace(tenant, list);
            if (same) {
                return present;
            }
            Workspace wanted = present.withOtherSharedIdentities();
            if (present.hasEvents()) {
                wanted = Rebuilds.begin(tenant, wanted, Rebuilds.zoneToBe(tenant, present), Origin.EVENTS);
            }
            workspaces.save(wanted);
            DataVersionStore.increment(tenant);
            return wanted;
        });
        if (changed.rebuilding()) {
            rebuilds.run(id);
        }
        return changed;
    }

    private static KeyDictionary dictionary(Tenant tenant, Set<Identity> identities, ReservedKeys fresh) {
        Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
        identities.forEach(identity -> ids.computeIfAbsent(IdKind.of(identity.kind()), _ -> new HashSet<>())
                .add(identity.value()));
        return KeyDictionary.hold(tenant, ids, fresh.range());
    }

    private static List<SharedIdentity> list(Map<Identity, String> identities, KeyDictionary dictionary) {
        List<SharedIdentity> list = new ArrayList<>();
        identities.forEach((identity, value) -> list.add(new SharedIdentity(
                dictionary.key(IdKind.of(identity.kind()), identity.value()), identity.kind(), value)));
        return list;
    }

    private static Set<Long> keys(List<SharedIdentity> list) {
        Set<Long> keys = new HashSet<>();
        list.forEach(identity -> keys.add(identity.key()));
        return keys;
    }
}
