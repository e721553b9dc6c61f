"""An address that answers with what its view was given."""

import hashlib

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt


@transaction.non_atomic_requests
def echo(request: HttpRequest) -> JsonResponse:
    return JsonResponse(
        {
            "query": dict(request.GET.lists()),
            "form": dict(request.POST.lists()),
            "files": {
                name: [[file.name, hashlib.sha256(file.read()).hexdigest()] for file in files]
                for name, files in request.FILES.lists()
            },
        }
    )


@csrf_exempt
@transaction.non_atomic_requests
def echo_body(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"body": request.read().hex()})


urlpatterns = [path("echo/", echo), path("body/", echo_body)]
