import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, Button, Dialog, DialogContent, DialogDescription, DialogFooter, DialogHeader, DialogTitle, Input, NativeSelect, NativeSelectOption, PermissionGuard } from '@vendure/dashboard';
import { useState } from 'react';
import { toast } from 'sonner';

import { errorText, LabelledField, MomentField, QueryState, useFormats } from '../../screens/dashboard/shared';
import { useStations } from './operation-rows';
import { addDowntimeDocument, downtimesDocument, endDowntimeDocument } from './production-plan.graphql';
import { useNameIn } from './wording';

/** Which stations stand still, and until when. */
export function Downtimes() {
    const { t } = useLingui();
    const { moment } = useFormats();
    const nameIn = useNameIn();
    const stations = useStations();
    const queryClient = useQueryClient();
    const [isOpen, setOpen] = useState(false);
    const query = useQuery({ queryKey: ['production', 'downtimes'], queryFn: () => api.query(downtimesDocument) });
    const end = useMutation({
        mutationFn: (id: string) => api.mutate(endDowntimeDocument, { id }),
        onSuccess: () => {
            toast.success(t`The station works again. Plan anew to use it.`);
            void queryClient.invalidateQueries({ queryKey: ['production'] });
        },
        onError: failure => toast.error(errorText(failure)),
    });
    if (!query.data) return <QueryState query={query} />;
    const downtimes = query.data.stationDowntimes;
    return (
        <div className="grid gap-3">
            {downtimes.length === 0 && <p className="text-muted-foreground text-sm"><Trans>All stations work.</Trans></p>}
            <ul className="divide-y">
                {downtimes.map(one => {
                    const station = stations.find(other => other.id === one.stationId);
                    return (
                        <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
                            <span className="font-medium">{station ? nameIn(station.name) : '…'}</span>
                            <span className="text-sm">{moment(one.from)} – {moment(one.until)}</span>
                            <span className="text-muted-foreground grow text-sm" dir="auto">{one.reason}</span>
                            <PermissionGuard requires={['UpdateWorkOrder']}>
                                <Button size="sm" variant="outline" disabled={end.isPending} onClick={() => end.mutate(one.id)}><Trans>Works again</Trans></Button>
                            </PermissionGuard>
                        </li>
                    );
                })}
            </ul>
            <PermissionGuard requires={['UpdateWorkOrder']}>
                <Button variant="outline" className="justify-self-start" onClick={() => setOpen(true)}><Trans>A station stands still</Trans></Button>
            </PermissionGuard>
            {isOpen && <DowntimeDialog onClose={() => setOpen(false)} />}
        </div>
    );
}

const hourMs = 3_600_000;

function DowntimeDialog({ onClose }: { onClose: () => void }) {
    const { t } = useLingui();
    const nameIn = useNameIn();
    const stations = useStations();
    const queryClient = useQueryClient();
    const [form, setForm] = useState(() => ({
        stationId: '', from: new Date().toISOString() as string | null, until: new Date(Date.now() + 4 * hourMs).toISOString() as string | null, reason: '',
    }));
    const [isTried, setTried] = useState(false);
    const set = (part: Partial<typeof form>) => setForm(before => ({ ...before, ...part }));
    const stationId = form.stationId || stations[0]?.id || '';
    const isBackwards = form.from !== null && form.until !== null && Date.parse(form.from) >= Date.parse(form.until);
    const add = useMutation({
        mutationFn: () => api.mutate(addDowntimeDocument, { input: { stationId, from: form.from ?? '', until: form.until ?? '', reason: form.reason.trim() } }),
        onSuccess: () => {
            toast.success(t`Written down. Plan anew to plan around it.`);
            void queryClient.invalidateQueries({ queryKey: ['production'] });
            onClose();
        },
    });
    const submit = () => {
        setTried(true);
        if (stationId && form.from && form.until && !isBackwards && form.reason.trim()) add.mutate();
    };
    return (
        <Dialog open onOpenChange={open => !open && onClose()}>
            <DialogContent>
                <DialogHeader>
                    <DialogTitle><Trans>A station stands still</Trans></DialogTitle>
                    <DialogDescription><Trans>Nothing is planned there in this time. What is planned already moves with the next plan.</Trans></DialogDescription>
                </DialogHeader>
                <form className="grid gap-4" onSubmit={event => { event.preventDefault(); submit(); }}>
                    <LabelledField label={<Trans>Station</Trans>}>
                        {told => (
                            <NativeSelect {...told} className="w-full" value={stationId} onChange={event => set({ stationId: event.target.value })}>
                                {stations.map(one => <NativeSelectOption key={one.id} value={one.id}>{nameIn(one.name)}</NativeSelectOption>)}
                            </NativeSelect>
                        )}
                    </LabelledField>
                    <LabelledField label={<Trans>From</Trans>} wrong={isTried && form.from === null && t`Please fill this in.`}>
                        {({ id, ...told }) => <MomentField id={id} invalid={told['aria-invalid']} describedBy={told['aria-describedby']} value={form.from} onChange={from => set({ from })} />}
                    </LabelledField>
                    <LabelledField label={<Trans>Until, as expected</Trans>} wrong={isTried && (form.until === null ? t`Please fill this in.` : isBackwards && t`This is before its beginning.`)}>
                        {({ id, ...told }) => <MomentField id={id} invalid={told['aria-invalid']} describedBy={told['aria-describedby']} value={form.until} onChange={until => set({ until })} />}
                    </LabelledField>
                    <LabelledField label={<Trans>Reason</Trans>} wrong={isTried && form.reason.trim() === '' && t`Please fill this in.`}>
                        {told => <Input {...told} dir="auto" maxLength={500} value={form.reason} onChange={event => set({ reason: event.target.value })} />}
                    </LabelledField>
                    {add.error && <p role="alert" className="text-destructive text-sm">{errorText(add.error)}</p>}
                    <DialogFooter>
                        <Button type="button" variant="ghost" onClick={onClose}><Trans>Close</Trans></Button>
                        <Button type="submit" disabled={add.isPending}><Trans>Save</Trans></Button>
                    </DialogFooter>
                </form>
            </DialogContent>
        </Dialog>
    );
}
