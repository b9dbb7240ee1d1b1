import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, isGraphQlErrorResult, RequestContext } from '@vendure/core';

import { type FormAnswer, type FormField, textIn, type Texts } from '../domain/complaint-form';
import { nextStates } from '../domain/complaint-states';
import type { ComplaintKind } from '../entities/complaint-kind.entity';
import type { Complaint } from '../entities/complaint.entity';
import { ComplaintReader, type ComplaintRow } from '../services/complaint-reader.service';

@Resolver('Complaint')
export class ComplaintResolver {
    constructor(private readonly reader: ComplaintReader) {}

    @ResolveField()
    kindName(@Ctx() ctx: RequestContext, @Parent() complaint: Complaint): string {
        return textIn(complaint.kind.name, ctx.languageCode);
    }

    @ResolveField()
    isLate(@Ctx() ctx: RequestContext, @Parent() complaint: Complaint): Promise<boolean> {
        return this.reader.isLate(ctx, complaint, new Date());
    }

    @ResolveField()
    answers(@Ctx() ctx: RequestContext, @Parent() complaint: Complaint) {
        const inLanguage = ({ label, type, value, shown }: FormAnswer) => ({ label: textIn(label, ctx.languageCode), type, value: shown === null ? value : textIn(shown, ctx.languageCode) });
        return complaint.answers.map(inLanguage);
    }
}

/** What staff see beyond the customer. */
@Resolver('Complaint')
export class ComplaintStaffResolver {
    @ResolveField()
    companyName(@Parent() complaint: Complaint): string {
        return complaint.company.name;
    }

    @ResolveField()
    nextStates(@Parent() complaint: Complaint): string[] {
        return nextStates(complaint.state, 'staff');
    }
}

@Resolver('ComplaintRow')
export class ComplaintRowResolver {
    @ResolveField()
    kindName(@Ctx() ctx: RequestContext, @Parent() row: ComplaintRow): string {
        return textIn(row.kindName, ctx.languageCode);
    }
}

@Resolver('ComplaintForm')
export class ComplaintFormResolver {
    @ResolveField()
    name(@Ctx() ctx: RequestContext, @Parent() kind: ComplaintKind): string {
        return textIn(kind.name, ctx.languageCode);
    }

    @ResolveField()
    fields(@Ctx() ctx: RequestContext, @Parent() kind: ComplaintKind) {
        const inLanguage = (one: { key: string; label: Texts }) => ({ key: one.key, label: textIn(one.label, ctx.languageCode) });
        return kind.fields.map((field: FormField) => ({ ...inLanguage(field), type: field.type, required: field.required, choices: field.choices.map(inLanguage) }));
    }
}

@Resolver('ComplaintResult')
export class ComplaintResultResolver {
    @ResolveField()
    __resolveType(value: object): string {
        return isGraphQlErrorResult(value as never) ? (value as { __typename: string }).__typename : 'Complaint';
    }
}
