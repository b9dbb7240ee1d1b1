import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Checkbox, Spinner, Switch, usePermissions } from '@vendure/dashboard';
import { useEffect, useState } from 'react';
import { toast } from 'sonner';

import { errorText } from '../../screens/dashboard/shared';
import { operationKinds } from './operation-rows';
import { setStationFloorMutation, stationFloorQuery } from './production.graphql';
import { useKindName } from './wording';

/** How work is done at a station: partial starts, and who does which kinds of work. Every box of an operator ticked means all kinds, also new ones. */
export function StationFloor({ stationId }: { stationId: string }) {
    const { t } = useLingui();
    const kindName = useKindName();
    const queryClient = useQueryClient();
    const { hasPermissions } = usePermissions();
    const mayEdit = hasPermissions(['UpdateRouting']);
    const { data, error } = useQuery({ queryKey: ['production', 'station-floor', stationId], queryFn: () => api.query(stationFloorQuery, { id: stationId }), refetchOnWindowFocus: false });
    const station = data?.productionStation;
    const [overlap, setOverlap] = useState(false);
    const [skills, setSkills] = useState<Record<string, string[]>>({});
    useEffect(() => {
        if (!station) return;
        setOverlap(station.overlap);
        setSkills(Object.fromEntries(station.skills.map(({ administratorId, kinds }) => [administratorId, kinds ?? operationKinds])));
    }, [station]);
    const save = useMutation({
        mutationFn: () => api.mutate(setStationFloorMutation, {
            stationId,
            input: { overlap, skills: Object.entries(skills).map(([administratorId, kinds]) => ({ administratorId, kinds: kinds.length === operationKinds.length ? null : kinds })) },
        }),
        onSuccess: () => {
            toast.success(t`The station is saved.`);
            void queryClient.invalidateQueries({ queryKey: ['production'] });
        },
        onError: failure => toast.error(errorText(failure)),
    });
    if (error) return <p role="alert" className="text-destructive">{errorText(error)}</p>;
    if (!station) return <Spinner />;
    const isNobodys = Object.values(skills).some(kinds => kinds.length === 0);
    const tick = (operatorId: string, kind: string, does: boolean) =>
        setSkills({ ...skills, [operatorId]: operationKinds.filter(one => (one === kind ? does : skills[operatorId]?.includes(one))) });
    return (
        <form className="flex flex-col gap-4" onSubmit={event => { event.preventDefault(); save.mutate(); }}>
            <label className="flex items-center gap-2 text-sm"><Switch disabled={!mayEdit} checked={overlap} onCheckedChange={setOverlap} /> <Trans>Begins with part of the pieces, while the step before is still making others</Trans></label>
            {station.operators.map(one => (
                <fieldset key={one.id} disabled={!mayEdit} className="rounded-md border p-3">
                    <legend className="px-1 text-sm font-medium"><bdi>{one.firstName} {one.lastName}</bdi></legend>
                    <div className="flex flex-wrap gap-x-4 gap-y-2">
                        {operationKinds.map(kind => (
                            <label key={kind} className="flex items-center gap-2 text-sm">
                                <Checkbox checked={skills[one.id]?.includes(kind) ?? true} onCheckedChange={does => tick(one.id, kind, does === true)} /> {kindName(kind)}
                            </label>
                        ))}
                    </div>
                </fieldset>
            ))}
            {isNobodys && <p role="alert" className="text-destructive text-sm"><Trans>Who does nothing here is no operator of the station: take him off the list.</Trans></p>}
            {mayEdit && <Button type="submit" className="self-start" disabled={save.isPending || isNobodys}><Trans>Save</Trans></Button>}
        </form>
    );
}
