import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api, NativeSelect, NativeSelectOption } from '@vendure/dashboard';

import { LabelledField, useFormats } from '../../screens/dashboard/shared';
import { passagesQuery } from './logistics.graphql';
import { useKg } from './wording';

interface Props {
    scaleId: string;
    /** Empty: the vehicle that stands there now. */
    value: string;
    onChange: (passageId: string) => void;
}

/** Which vehicle is recorded: the one that stands there, or one that the agent recorded while nobody looked or the line was down. */
export function PassageChoice({ scaleId, value, onChange }: Props) {
    const { t } = useLingui();
    const kg = useKg();
    const { moment } = useFormats();
    const { data } = useQuery({ queryKey: ['logistics', 'passages', scaleId], queryFn: () => api.query(passagesQuery, { scaleId }), refetchInterval: 5_000 });
    const open = data?.scalePassages.filter(passage => !passage.isUsed) ?? [];
    return (
        <LabelledField label={<Trans>Vehicle</Trans>}>
            {told => (
                <NativeSelect {...told} className="w-full" value={value} onChange={event => onChange(event.target.value)}>
                    <NativeSelectOption value=""><Trans>The one that stands there now</Trans></NativeSelectOption>
                    {open.map(passage => (
                        <NativeSelectOption key={passage.id} value={passage.id}>
                            {`${kg(passage.weightG)} · ${moment(passage.stoodAt)}${passage.isAfterZero ? '' : ` · ${t`without a zero before`}`}`}
                        </NativeSelectOption>
                    ))}
                </NativeSelect>
            )}
        </LabelledField>
    );
}
