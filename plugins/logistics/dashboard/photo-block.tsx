import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PermissionGuard } from '@vendure/dashboard';
import { useRef } from 'react';

import { errorText, LabelledField, useFormats } from '../../screens/dashboard/shared';
import type { ShipmentShown } from './logistics.graphql';

/** Sends one photo as the request's body; what the server says against it is thrown. */
async function sendPhoto(shipmentId: string, file: File): Promise<void> {
    const response = await fetch(`/shipment-photos/${shipmentId}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream', 'Apollo-Require-Preflight': 'true' },
        credentials: 'include',
        body: file,
    });
    if (response.ok) return;
    const answer = (await response.json().catch(() => null)) as { message?: string } | null;
    const said = answer?.message?.replace(/^[A-Z_]+: /, '').replace(/^file: /, '') ?? response.statusText;
    throw Object.assign(new Error(said), { response, extensions: response.status < 500 ? { code: 'USER_INPUT_ERROR' } : {} });
}

/** Photos of the vehicle, its load and its seals: added, and never taken away. */
export function PhotoBlock({ shipment }: { shipment: ShipmentShown }) {
    const { t } = useLingui();
    const { moment } = useFormats();
    const queryClient = useQueryClient();
    const input = useRef<HTMLInputElement>(null);
    const add = useMutation({
        mutationFn: async (files: File[]) => {
            for (const file of files) await sendPhoto(shipment.id, file);
        },
        onSettled: () => {
            if (input.current) input.current.value = '';
            void queryClient.invalidateQueries({ queryKey: ['logistics', 'shipment', shipment.id] });
        },
    });
    return (
        <div className="grid gap-4">
            {shipment.photos.length === 0 && <p className="text-muted-foreground"><Trans>There are no photos yet.</Trans></p>}
            <ul className="grid grid-cols-2 gap-3 sm:grid-cols-4">
                {shipment.photos.map(photo => (
                    <li key={photo.id}>
                        <a href={photo.path} target="_blank" rel="noreferrer">
                            <img src={photo.path} width={photo.width} height={photo.height} loading="lazy" alt={t`Photo of ${moment(photo.createdAt)}`} className="bg-muted aspect-[4/3] w-full rounded object-cover" />
                        </a>
                        <p className="text-muted-foreground text-xs">{moment(photo.createdAt)}</p>
                    </li>
                ))}
            </ul>
            <PermissionGuard requires={['WeighShipment']}>
                <LabelledField label={<Trans>Add photos (JPEG, PNG or WebP, up to 10 MB each)</Trans>} wrong={add.error && errorText(add.error)}>
                    {told => (
                        <input
                            {...told}
                            ref={input}
                            type="file"
                            accept="image/jpeg,image/png,image/webp"
                            capture="environment"
                            multiple
                            disabled={add.isPending}
                            onChange={event => event.target.files?.length && add.mutate([...event.target.files])}
                        />
                    )}
                </LabelledField>
            </PermissionGuard>
        </div>
    );
}
