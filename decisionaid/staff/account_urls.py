"""The pages of allauth that the panel uses, and no others: no sign-up, no mail, no reset by mail."""

from allauth.account import views as account
from django.urls import include, path

from decisionaid.staff.views.invitation import invitation

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("second-factor/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
    path("invitation/<str:token>/", invitation, name="invitation"),
]
